/** Labels: keywords of messages that a person gave a name and a colour. */
package org.carillon.mailbox.label;
