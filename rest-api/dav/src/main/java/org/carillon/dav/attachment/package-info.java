/** Files of events and tasks that the server keeps (RFC 8607). */
package org.carillon.dav.attachment;
