/** Who may do what with whose mailbox (RFC 4314). */
package org.carillon.contract.mailbox.sharing;
