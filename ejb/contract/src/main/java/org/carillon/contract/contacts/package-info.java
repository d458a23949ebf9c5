/** What others ask of contacts: whom an account knows. */
package org.carillon.contract.contacts;
