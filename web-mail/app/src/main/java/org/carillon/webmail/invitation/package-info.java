/** The reader's actions on invitations in messages. */
package org.carillon.webmail.invitation;
