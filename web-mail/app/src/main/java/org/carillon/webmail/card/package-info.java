/** What a message encloses that is shown as what it is: contacts, invitations. */
package org.carillon.webmail.card;
