/** Changes of all matching messages of a mailbox. */
package org.carillon.mailbox.sweep;
