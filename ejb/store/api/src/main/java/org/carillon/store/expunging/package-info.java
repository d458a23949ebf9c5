/** Messages that leave a mailbox for good. */
package org.carillon.store.expunging;
