/** Flags, as their readers may change them. */
package org.carillon.mailbox.internal.flagging;
