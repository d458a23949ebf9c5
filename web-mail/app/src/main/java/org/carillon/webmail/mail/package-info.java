/** A folder's list and the message that is open beside it. */
package org.carillon.webmail.mail;
