/** Addresses of resources: read strictly, written in one form. */
package org.carillon.dav.path;
