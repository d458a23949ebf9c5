/** Contents of messages that are shown in their own form: contacts and invitations. */
package org.carillon.webmail.card;
