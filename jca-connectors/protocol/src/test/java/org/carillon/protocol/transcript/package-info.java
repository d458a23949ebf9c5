/** Conversations as text files, and how tests hold them with a session. */
package org.carillon.protocol.transcript;
