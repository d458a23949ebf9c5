/** The header fields of DAV requests: their grammars, and nothing of what is done about them. */
package org.carillon.dav.header;
