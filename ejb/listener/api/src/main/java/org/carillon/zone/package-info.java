/** What the DNS has to say of a domain, so that mail arrives and programs find the server. */
package org.carillon.zone;
