/** Messages appended, copied and moved by whoever may. */
package org.carillon.mailbox.internal.placing;
