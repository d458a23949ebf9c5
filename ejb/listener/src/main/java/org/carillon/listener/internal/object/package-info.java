/** What is done alike with the objects around certificates that administrators call by names. */
package org.carillon.listener.internal.object;
