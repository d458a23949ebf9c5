/** What readers do with invitations in their messages. */
package org.carillon.webmail.invitation;
