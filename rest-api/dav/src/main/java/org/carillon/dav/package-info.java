/**
 * DAV over HTTP: CalDAV, CardDAV and WebDAV over the core's collections and objects. What the parts
 * are made of stands in {@link org.carillon.dav.resource}.
 */
package org.carillon.dav;
