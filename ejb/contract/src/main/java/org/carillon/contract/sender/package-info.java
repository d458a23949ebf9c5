/** The senders that users allow and block. */
package org.carillon.contract.sender;
