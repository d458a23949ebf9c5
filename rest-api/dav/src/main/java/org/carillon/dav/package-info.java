/** CalDAV, CardDAV and WebDAV over HTTP; abstractions are in {@link org.carillon.dav.resource}. */
package org.carillon.dav;
