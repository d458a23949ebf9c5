/** Identity sources, as administrators see and change them. */
package org.carillon.identity.internal.source.entry;
