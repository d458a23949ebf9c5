/** XML as DAV speaks it: read within bounds, without DTD and entities, and written as it goes. */
package org.carillon.dav.xml;
