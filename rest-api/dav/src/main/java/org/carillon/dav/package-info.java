/**
 * DAV over HTTP: CalDAV, CardDAV and WebDAV over the core's collections and objects. The
 * abstractions are in {@link org.carillon.dav.resource}.
 */
package org.carillon.dav;
