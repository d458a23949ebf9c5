/** DAV's XML: read within limits, without DTD and entities, and written as a stream. */
package org.carillon.dav.xml;
