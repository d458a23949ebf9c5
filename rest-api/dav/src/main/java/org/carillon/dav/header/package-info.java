/** The header fields of DAV requests: only their syntax. */
package org.carillon.dav.header;
