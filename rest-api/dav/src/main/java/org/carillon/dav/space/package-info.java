/** The address tree: the root, homes, collections and their members. */
package org.carillon.dav.space;
