/** The common parts of all kinds of sources to which browsers are redirected. */
package org.carillon.identity.internal.source.browser;
