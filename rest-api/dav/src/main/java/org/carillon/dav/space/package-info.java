/** The tree of addresses: the root, homes, collections and what lies in them. */
package org.carillon.dav.space;
