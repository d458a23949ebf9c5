/** Groups of contacts, and actions on several contacts at once. */
package org.carillon.webmail.contact.group;
