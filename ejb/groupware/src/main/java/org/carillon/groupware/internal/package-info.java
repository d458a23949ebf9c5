/**
 * Calendar objects, contacts and tasks stored as messages: their summaries, views and operations.
 */
package org.carillon.groupware.internal;
