/** A domain's DNS records, as a page and a file. */
package org.carillon.webadmin.zone;
