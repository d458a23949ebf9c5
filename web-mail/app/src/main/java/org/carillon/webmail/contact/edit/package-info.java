/** The page on which one contact is made and changed. */
package org.carillon.webmail.contact.edit;
