/** What programs look for at the host's own addresses, and the webmail does not answer itself. */
package org.carillon.webmail.discovery;
