/** The transport's own stages, which accept or reject senders, recipients and messages. */
package org.carillon.transport.internal.rule;
