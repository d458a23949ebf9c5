/**
 * The program that extracts the text of attachments in a process of its own, and the protocol on
 * the pipe to it. The server uses only {@link org.carillon.extractor.ExtractorProtocol} and must
 * not load anything else.
 */
package org.carillon.extractor;
