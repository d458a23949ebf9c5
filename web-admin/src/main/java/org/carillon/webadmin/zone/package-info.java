/** What the DNS has to say of a domain, as a page and a file. */
package org.carillon.webadmin.zone;
