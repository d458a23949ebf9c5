/** Identity sources: external systems that know the users and check their passwords. */
package org.carillon.contract.source;
