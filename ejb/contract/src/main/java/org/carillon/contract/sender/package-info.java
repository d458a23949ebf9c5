/** The senders whom people allow and block. */
package org.carillon.contract.sender;
