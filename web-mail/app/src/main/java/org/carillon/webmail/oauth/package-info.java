/** Letting sites and programs in that people sign in to with their account. */
package org.carillon.webmail.oauth;
