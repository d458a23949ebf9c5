/** The text of attachments, read by a confined process. */
package org.carillon.search.internal.extracting;
