/** The transport's own stages: whose mail is taken, and which message. */
package org.carillon.transport.internal.rule;
