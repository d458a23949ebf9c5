/** Groups of contacts, and what is done with several contacts at once. */
package org.carillon.webmail.contact.group;
