/** How much an account holds, and may (RFC 9208). */
package org.carillon.contract.mailbox.quota;
