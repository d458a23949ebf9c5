/** Messages that answer each other, read together. */
package org.carillon.contract.mailbox.conversation;
