/** Labels: keywords of messages that a user has given a name and a colour. */
package org.carillon.mailbox.label;
