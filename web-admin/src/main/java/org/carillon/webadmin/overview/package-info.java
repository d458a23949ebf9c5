/** What the first page tells. */
package org.carillon.webadmin.overview;
