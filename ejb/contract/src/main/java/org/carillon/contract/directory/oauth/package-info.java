/** Clients of OAuth 2.0, as objects of the directory. */
package org.carillon.contract.directory.oauth;
