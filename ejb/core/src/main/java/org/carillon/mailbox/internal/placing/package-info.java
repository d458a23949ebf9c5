/** Messages appended, copied, moved and expunged. */
package org.carillon.mailbox.internal.placing;
