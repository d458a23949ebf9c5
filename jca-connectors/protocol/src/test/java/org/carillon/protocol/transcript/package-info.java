/** Transcripts: dialogues as text files, which tests run with a session. */
package org.carillon.protocol.transcript;
