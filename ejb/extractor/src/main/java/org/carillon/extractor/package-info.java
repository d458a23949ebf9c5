/**
 * The program that reads attachments' text in a process of its own, and what is said over the pipe
 * to it. Only {@link org.carillon.extractor.ExtractorProtocol} is used by the server; nothing else
 * may be loaded there.
 */
package org.carillon.extractor;
