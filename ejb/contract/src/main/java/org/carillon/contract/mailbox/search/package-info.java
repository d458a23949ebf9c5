/** Searching, sorting and threading of messages. */
package org.carillon.contract.mailbox.search;
