/** What messages are found, sorted and put into threads by. */
package org.carillon.contract.mailbox.search;
