/** Forms: limits while they arrive, and protection against forged ones. */
package org.carillon.web.form;
